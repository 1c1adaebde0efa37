-- ARGV: article id, original or '', modulus, hashes (base64), most holders of a hash; then the hashes it is posted under. Returns 1 where it is new.
local id, original, modulus, hashes, most = unpack(ARGV, 1, 5)
if redis.call('HEXISTS', NUMBERS, id) == 1 then return 0 end
local number = string.format('%.0f', redis.call('HLEN', NUMBERS) + 1)

-- A script that fails midway is not undone: everything is read before anything is written.
redis.call('HLEN', IDS)
redis.call('HLEN', SKETCHES)
local posted = {}
for at = 6, #ARGV do
  local before = redis.call('HGET', posted_key(ARGV[at]), ARGV[at]) or ''
  local _, holders = string.gsub(before, '%d+', '')
  if holders < tonumber(most) then posted[ARGV[at]] = before == '' and number or before .. ',' .. number end
end

redis.call('HSET', NUMBERS, id, number)
redis.call('HSET', IDS, number, id)
redis.call('HSET', SKETCHES, number, original .. ' ' .. modulus .. ' ' .. hashes)
for hash, holders in pairs(posted) do redis.call('HSET', posted_key(hash), hash, holders) end
return 1
