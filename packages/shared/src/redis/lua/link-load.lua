-- ARGV: article ids. Returns of those that are stored: id, incident, traits.
local found = {}
for _, id in ipairs(ARGV) do
  local number = redis.call('HGET', NUMBERS, id)
  if number then found[#found + 1] = { id, redis.call('HGET', INCIDENTS, number), redis.call('HGET', TRAITS, number) } end
end
return found
