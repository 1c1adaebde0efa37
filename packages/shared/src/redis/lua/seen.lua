-- Shared by the seen-set's scripts, which are read after this. KEYS[1] is the scope's key: a zset, id -> when it was last marked.
-- ARGV[1]: how long marks are kept in ms; the ids follow.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local keep_ms = tonumber(ARGV[1])
