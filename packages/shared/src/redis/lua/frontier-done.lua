-- ARGV: id, token, the wish it was handed out with, new state, 'again' or 'finished', due ms. Returns 1, or 0 where the lease was lost.
local id, token, wish, state, ending, due = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6])
local job = read_job(id)
if not job then return 0 end
-- The same ending sent again, because the answer to the first was lost: its effect stands.
if job.token == token and job.state == state then return 1 end
if tonumber(redis.call('HGET', HELD, id)) ~= token then return 0 end
redis.call('HDEL', HELD, id)
if redis.call('ZREM', LEASES, id) == 0 then unschedule(job) end
job.state = state
job.token = token
job.due = ending == 'again' and due or job.wish ~= wish and now_ms() or nil
write_job(job)
if job.due then
  schedule(job, job.due)
else
  redis.call('ZADD', FINISHED, now_ms(), id)
end
return 1
