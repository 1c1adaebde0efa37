-- ARGV: id, kind, host, state, wish, due, and again. Returns how many became due.
local became_due = 0
for at = 1, #ARGV, 6 do
  local id, kind, host, state, wish, due = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4], tonumber(ARGV[at + 5])
  local job = read_job(id)
  if not job then
    job = { id = id, kind = kind, host = host, state = state, wish = wish, token = 0, due = due }
    write_job(job)
    schedule(job, due)
    became_due = became_due + 1
  elseif job.wish ~= wish then
    job.wish = wish
    local wakes = redis.call('ZREM', FINISHED, id) == 1
    if wakes then job.due = due end
    write_job(job)
    if wakes then
      schedule(job, due)
      became_due = became_due + 1
    end
  end
end
return became_due
