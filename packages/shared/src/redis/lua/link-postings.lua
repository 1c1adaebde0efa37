-- ARGV: limit; keys. Returns for each key the ids of its latest articles, oldest first.
local id_of = {}
local found = {}
for at = 2, #ARGV do
  local ids = {}
  for _, number in ipairs(redis.call('LRANGE', key_of(ARGV[at]), -tonumber(ARGV[1]), -1)) do
    if not id_of[number] then id_of[number] = redis.call('HGET', IDS, number) end
    ids[#ids + 1] = id_of[number]
  end
  found[#found + 1] = ids
end
return found
