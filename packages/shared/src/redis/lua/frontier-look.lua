-- Returns the clock, jobs waiting, leased, finished, and when the next becomes due, or nothing for the last.
local next_due = nil
local keys = { LEASES }
for _, kind in ipairs(KINDS) do
  keys[#keys + 1] = due_key(kind)
  keys[#keys + 1] = hosts_key(kind)
end
for _, key in ipairs(keys) do
  local first = tonumber(redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2])
  if first and (not next_due or first < next_due) then next_due = first end
end
local leased, finished = redis.call('ZCARD', LEASES), redis.call('ZCARD', FINISHED)
return { now_ms(), redis.call('HLEN', JOBS) - leased - finished, leased, finished, next_due }
