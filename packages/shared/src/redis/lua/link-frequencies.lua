-- ARGV: terms. Returns how many articles are stored, then for each term how many of them hold it.
local counts = counts_of(TERMS, 1)
table.insert(counts, 1, redis.call('HLEN', NUMBERS))
return counts
