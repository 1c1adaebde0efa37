-- ARGV: the article's mark, most holders kept; lines. Returns for each line how many others held it, and remembers the article.
local self, most = ARGV[1], tonumber(ARGV[2])
local counts, added = {}, {}
for at = 3, #ARGV do
  local held = redis.call('HGET', KEYS[1], ARGV[at]) or ''
  local holders, others = 0, 0
  for mark in string.gmatch(held, '%x+') do
    holders = holders + 1
    if mark ~= self then others = others + 1 end
  end
  counts[#counts + 1] = others
  if others == holders and holders < most then added[ARGV[at]] = holders == 0 and self or held .. ',' .. self end
end
for line, held in pairs(added) do redis.call('HSET', KEYS[1], line, held) end
return counts
