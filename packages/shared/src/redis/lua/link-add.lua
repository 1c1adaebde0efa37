-- ARGV: article id, incident, traits, most articles of a key, how many keys; the keys; the terms. Returns 1 where it is new.
local id, incident, traits, most, keys = unpack(ARGV, 1, 5)
if redis.call('HEXISTS', NUMBERS, id) == 1 then return 0 end
local number = string.format('%.0f', redis.call('HLEN', NUMBERS) + 1)
local first_term = 6 + tonumber(keys)

-- A script that fails midway is not undone: every key is first read as what it should be.
for _, hash in ipairs({ IDS, INCIDENTS, TRAITS, SIZES, TERMS }) do redis.call('HLEN', hash) end
for at = 6, first_term - 1 do redis.call('LLEN', key_of(ARGV[at])) end

redis.call('HSET', NUMBERS, id, number)
redis.call('HSET', IDS, number, id)
redis.call('HSET', INCIDENTS, number, incident)
redis.call('HSET', TRAITS, number, traits)
redis.call('HINCRBY', SIZES, incident, 1)
for at = first_term, #ARGV do redis.call('HINCRBY', TERMS, ARGV[at], 1) end
for at = 6, first_term - 1 do
  redis.call('RPUSH', key_of(ARGV[at]), number)
  redis.call('LTRIM', key_of(ARGV[at]), -tonumber(most), -1)
end
return 1
