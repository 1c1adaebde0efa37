-- ARGV: id. Returns kind, host, state, wish, or nothing.
local job = read_job(ARGV[1])
if not job then return false end
return { job.kind, job.host, job.state, job.wish }
