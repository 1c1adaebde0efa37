-- Returns the positions, from 0, of the ids that are not marked.
local unseen = {}
for at = 2, #ARGV do
  local marked = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[at]))
  if not marked or marked < now - keep_ms then unseen[#unseen + 1] = at - 2 end
end
return unseen
