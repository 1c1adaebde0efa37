-- ARGV: id. Returns 1, or 0 where it was not there.
local job = read_job(ARGV[1])
if not job then return 0 end
unschedule(job)
redis.call('ZREM', LEASES, job.id)
redis.call('ZREM', FINISHED, job.id)
redis.call('HDEL', HELD, job.id)
redis.call('HDEL', JOBS, job.id)
return 1
