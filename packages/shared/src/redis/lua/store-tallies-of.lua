-- ARGV: incident. Returns the ids of its tallies.
return redis.call('ZRANGE', incident_key(ARGV[1]), 0, -1)
