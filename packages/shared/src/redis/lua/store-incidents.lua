-- ARGV: limit. Returns incidents, the one changed last first.
return redis.call('ZREVRANGE', INCIDENTS, 0, tonumber(ARGV[1]) - 1)
