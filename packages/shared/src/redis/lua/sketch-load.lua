-- ARGV: article ids. Returns of those that are stored: id, original or '', modulus, hashes (base64).
local found = {}
for _, id in ipairs(ARGV) do
  local number = redis.call('HGET', NUMBERS, id)
  if number then
    local original, modulus, hashes = string.match(redis.call('HGET', SKETCHES, number), '^(%S*) (%d+) (%S*)$')
    found[#found + 1] = { id, original, modulus, hashes }
  end
end
return found
