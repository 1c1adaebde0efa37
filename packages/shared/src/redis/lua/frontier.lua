-- Shared by the frontier's scripts, which are read after this. KEYS[1] is the prefix of all the frontier's keys, inside one hash tag.
--
--   jobs              hash  id -> packed kind, host, state, wish, token, due   (token: of the last lease that was ended; due: as last set, nil while finished)
--   held              hash  id -> token of the lease that is out, or ran out and was not given to another yet
--   due:KIND          zset  id -> when it is due
--   parked:KIND:HOST  zset  id -> when it was due, for hosts with more due jobs than their gap lets out
--   hosts:KIND        zset  host -> when the first of its parked jobs may go
--   gates             zset  host -> before this, none of its jobs goes
--   leases            zset  id -> when its lease ends
--   pauses            zset  registrable domain -> until when nothing of it is to be asked for
--   finished          zset  id -> when it was finished
--   tokens            counter
--   clock             the latest time seen, to tell when the clock is set back
--
-- A host's jobs are parked only while they wait for its gap: where most hosts have one feed, a job costs one hash field and one sorted set's member.
local prefix = KEYS[1]
local JOBS, HELD, LEASES, GATES = prefix .. ':jobs', prefix .. ':held', prefix .. ':leases', prefix .. ':gates'
local PAUSES, FINISHED, TOKENS, CLOCK = prefix .. ':pauses', prefix .. ':finished', prefix .. ':tokens', prefix .. ':clock'
-- Clocks are put right by less than this all the time.
local MAX_STEP_BACK_MS = 60000
local KINDS = { 'feed', 'page' }

local function due_key(kind) return prefix .. ':due:' .. kind end
local function hosts_key(kind) return prefix .. ':hosts:' .. kind end
local function parked_key(kind, host) return prefix .. ':parked:' .. kind .. ':' .. host end

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function read_job(id)
  local packed = redis.call('HGET', JOBS, id)
  if not packed then return nil end
  local kind, host, state, wish, token, due = cmsgpack.unpack(packed)
  return { id = id, kind = kind, host = host, state = state, wish = wish, token = token, due = due }
end

local function write_job(job)
  redis.call('HSET', JOBS, job.id, cmsgpack.pack(job.kind, job.host, job.state, job.wish, job.token, job.due))
end

local function gate_of(host)
  return tonumber(redis.call('ZSCORE', GATES, host) or 0)
end

-- Keeps a host's place among those with parked jobs true to its first job and its gate.
local function place_host(kind, host, gate)
  local first = redis.call('ZRANGE', parked_key(kind, host), 0, 0, 'WITHSCORES')
  if first[1] then
    redis.call('ZADD', hosts_key(kind), math.max(gate, tonumber(first[2])), host)
  else
    redis.call('ZREM', hosts_key(kind), host)
  end
end

local function park(job, due, gate)
  redis.call('ZADD', parked_key(job.kind, job.host), due, job.id)
  redis.call('ZADD', hosts_key(job.kind), 'LT', math.max(gate, due), job.host)
end

-- Behind the host's parked jobs where there are any, else straight into the schedule.
local function schedule(job, due)
  if redis.call('ZSCORE', hosts_key(job.kind), job.host) then
    park(job, due, gate_of(job.host))
  else
    redis.call('ZADD', due_key(job.kind), due, job.id)
  end
end

local function unschedule(job)
  if redis.call('ZREM', due_key(job.kind), job.id) == 1 then return end
  if redis.call('ZREM', parked_key(job.kind, job.host), job.id) == 1 then place_host(job.kind, job.host, gate_of(job.host)) end
end

-- Shuts a host until a time, for both kinds; never opens it earlier.
local function shut(host, until_ms)
  redis.call('ZADD', GATES, 'GT', until_ms, host)
  for _, kind in ipairs(KINDS) do redis.call('ZADD', hosts_key(kind), 'XX', 'GT', until_ms, host) end
end

local function shift(key, by_ms)
  local entries = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
  for at = 1, #entries, 2 do redis.call('ZADD', key, string.format('%.0f', entries[at + 1] + by_ms), entries[at]) end
  return entries
end

-- The time now. Where the clock was set back since it was last looked at, all that is scheduled is moved back as far.
local function follow_clock()
  local now, latest = now_ms(), tonumber(redis.call('GET', CLOCK) or 0)
  if now < latest - MAX_STEP_BACK_MS then
    local by_ms = now - latest
    for _, key in ipairs({ GATES, LEASES, FINISHED, PAUSES }) do shift(key, by_ms) end
    for _, kind in ipairs(KINDS) do
      shift(due_key(kind), by_ms)
      local hosts = shift(hosts_key(kind), by_ms)
      for at = 1, #hosts, 2 do shift(parked_key(kind, hosts[at]), by_ms) end
    end
  end
  if now > latest or now < latest - MAX_STEP_BACK_MS then redis.call('SET', CLOCK, string.format('%.0f', now)) end
  return now
end
