-- ARGV: limit. Returns the open disputes (JSON), most severe first.
local found = {}
for _, id in ipairs(redis.call('ZRANGE', OPEN_DISPUTES, 0, tonumber(ARGV[1]) - 1)) do found[#found + 1] = redis.call('HGET', DISPUTES, id) end
return found
