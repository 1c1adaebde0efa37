-- ARGV: dispute id, revision, 'disputed' or 'resolved', severity ('inf' for none), dispute (JSON).
local id, revision, status, severity, json = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]) or math.huge, ARGV[5]
if tonumber(redis.call('HGET', DISPUTE_REVISIONS, id) or 0) >= revision then return 0 end
redis.call('HLEN', DISPUTES)
redis.call('ZCARD', OPEN_DISPUTES)
redis.call('HSET', DISPUTES, id, json)
redis.call('HSET', DISPUTE_REVISIONS, id, string.format('%.0f', revision))
if status == 'disputed' then redis.call('ZADD', OPEN_DISPUTES, -severity, id) else redis.call('ZREM', OPEN_DISPUTES, id) end
return 1
