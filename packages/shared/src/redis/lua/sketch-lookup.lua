-- ARGV: limit; hashes. Returns for each hash the ids of its first holders.
local limit = tonumber(ARGV[1])
local found = {}
for at = 2, #ARGV do
  local ids = {}
  for number in string.gmatch(redis.call('HGET', posted_key(ARGV[at]), ARGV[at]) or '', '%d+') do
    if #ids < limit then ids[#ids + 1] = redis.call('HGET', IDS, number) end
  end
  found[#found + 1] = ids
end
return found
