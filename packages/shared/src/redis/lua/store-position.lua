-- ARGV: place. Returns its offset, or nothing.
return redis.call('HGET', POSITIONS, ARGV[1])
