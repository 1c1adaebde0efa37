-- ARGV: 'jobs' or the name of a sorted set of jobs, cursor. Looks at some of its entries; returns the next cursor ('0' at the end) and how many jobs were put back.
local part, cursor = ARGV[1], ARGV[2]
local scanned = redis.call(part == 'jobs' and 'HSCAN' or 'ZSCAN', prefix .. ':' .. part, cursor, 'COUNT', 300)
local put = 0

-- True where the job stands somewhere in the schedule, and can be reached there.
local function stands(job)
  if redis.call('ZSCORE', LEASES, job.id) or redis.call('ZSCORE', FINISHED, job.id) or redis.call('ZSCORE', due_key(job.kind), job.id) then return true end
  if not redis.call('ZSCORE', parked_key(job.kind, job.host), job.id) then return false end
  return redis.call('ZSCORE', hosts_key(job.kind), job.host)
end

for at = 1, #scanned[2], 2 do
  local id = scanned[2][at]
  local job = read_job(id)
  if part ~= 'jobs' then
    if not job then redis.call('ZREM', prefix .. ':' .. part, id) end
  elseif job and not stands(job) then
    put = put + 1
    if redis.call('ZSCORE', parked_key(job.kind, job.host), id) then
      place_host(job.kind, job.host, gate_of(job.host))
    elseif job.due then
      schedule(job, job.due)
    else
      redis.call('ZADD', FINISHED, now_ms(), id)
    end
  end
end
return { scanned[1], put }
