-- ARGV: dispute id. Returns it (JSON), or nothing.
return redis.call('HGET', DISPUTES, ARGV[1])
