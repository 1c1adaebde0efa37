-- ARGV: incidents. Returns for each how many articles it holds.
return counts_of(SIZES, 1)
