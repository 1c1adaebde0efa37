-- Marks the ids, and forgets the old ones of the scope; a scope that is never marked again goes as a whole.
for at = 2, #ARGV do redis.call('ZADD', KEYS[1], now, ARGV[at]) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - keep_ms - 1)
redis.call('PEXPIRE', KEYS[1], keep_ms + 24 * 3600 * 1000)
return #ARGV - 1
