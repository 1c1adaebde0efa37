-- ARGV: domain, and until ms where it is to be paused. Returns for how many ms it is paused.
local now = follow_clock()
redis.call('ZREMRANGEBYSCORE', PAUSES, '-inf', now)
if ARGV[2] then redis.call('ZADD', PAUSES, 'GT', tonumber(ARGV[2]), ARGV[1]) end
return math.max(0, tonumber(redis.call('ZSCORE', PAUSES, ARGV[1]) or 0) - now)
