-- ARGV: limit, lease ms, gap ms, kind or '', how long finished jobs are kept in ms. Returns id, kind, host, state, wish, token, lease's end, and again.
local limit, lease_ms, gap_ms, kept_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[5])
local kinds = ARGV[4] == '' and KINDS or { ARGV[4] }
local now = follow_clock()
local leases = {}
local taken = 0
local token = tonumber(redis.call('GET', TOKENS) or 0)
-- Looks at no more entries than this in one call, so that no crowd holds up the server: the rest is looked at by the next call.
local looks = 4 * limit + 200

-- What was decided is written with one command a kind of entry, not with one a job: most of the time goes into calls.
local undue, held, leased, shut_hosts = { feed = {}, page = {} }, {}, {}, {}
local shut_until = {}

local function add_all(list, ...)
  for _, value in ipairs({ ... }) do list[#list + 1] = value end
end

-- In portions, since a call takes a few thousand arguments at most.
local function write_all(values, ...)
  for from = 1, #values, 1000 do
    local args = { ... }
    for at = from, math.min(from + 999, #values) do args[#args + 1] = values[at] end
    redis.call(unpack(args))
  end
end

local function write_decided()
  for _, kind in ipairs(KINDS) do
    write_all(undue[kind], 'ZREM', due_key(kind))
    if redis.call('EXISTS', hosts_key(kind)) == 1 then write_all(shut_hosts, 'ZADD', hosts_key(kind), 'XX', 'GT') end
  end
  write_all(held, 'HSET', HELD)
  write_all(leased, 'ZADD', LEASES)
  write_all(shut_hosts, 'ZADD', GATES, 'GT')
  undue, held, leased, shut_hosts = { feed = {}, page = {} }, {}, {}, {}
end

local function gate_now(host)
  return shut_until[host] or gate_of(host)
end

local function lease(job)
  token = token + 1
  add_all(held, job.id, token)
  add_all(leased, now + lease_ms, job.id)
  if gap_ms > 0 then
    shut_until[job.host] = now + gap_ms
    add_all(shut_hosts, now + gap_ms, job.host)
  end
  for _, value in ipairs({ job.id, job.kind, job.host, job.state, job.wish, token, now + lease_ms }) do leases[#leases + 1] = value end
  taken = taken + 1
end

-- Expired leases are due again since they ended; their holders may still end them until somebody else takes them.
local function take_back_expired()
  local expired = redis.call('ZRANGEBYSCORE', LEASES, '-inf', now, 'WITHSCORES', 'LIMIT', 0, looks)
  for at = 1, #expired, 2 do
    redis.call('ZREM', LEASES, expired[at])
    local job = read_job(expired[at])
    if job then schedule(job, tonumber(expired[at + 1])) end
  end
end

local function take_due(kind, id, due)
  add_all(undue[kind], id)
  local job = read_job(id)
  if not job then return end
  local gate = gate_now(job.host)
  if gate > now or redis.call('ZSCORE', hosts_key(kind), job.host) then
    park(job, due, gate)
  else
    lease(job)
  end
end

local function take_parked(kind, host)
  local gate = gate_now(host)
  local id = gate <= now and redis.call('ZPOPMIN', parked_key(kind, host))[1]
  local job = id and read_job(id)
  if job then lease(job) end
  place_host(kind, host, gate_now(host))
end

-- The entries that are due, longest overdue first: single jobs and hosts with parked ones.
local function entries_due()
  local entries = {}
  local ask = math.min(looks, limit - taken + 50)
  for _, kind in ipairs(kinds) do
    for _, key in ipairs({ due_key(kind), hosts_key(kind) }) do
      local found = redis.call('ZRANGEBYSCORE', key, '-inf', now, 'WITHSCORES', 'LIMIT', 0, ask)
      for at = 1, #found, 2 do
        entries[#entries + 1] = { kind = kind, name = found[at], since = tonumber(found[at + 1]), parked = key == hosts_key(kind) }
      end
    end
  end
  table.sort(entries, function(a, b)
    if a.since ~= b.since then return a.since < b.since end
    return a.name < b.name
  end)
  return entries
end

-- Forgets what is no longer needed, a little each time.
local function tidy()
  local open = redis.call('ZRANGEBYSCORE', GATES, '-inf', now, 'LIMIT', 0, 100)
  if #open > 0 then redis.call('ZREM', GATES, unpack(open)) end
  local old = redis.call('ZRANGEBYSCORE', FINISHED, '-inf', now - kept_ms, 'LIMIT', 0, 20)
  if #old > 0 then
    redis.call('ZREM', FINISHED, unpack(old))
    redis.call('HDEL', JOBS, unpack(old))
  end
end

take_back_expired()
while taken < limit and looks > 0 do
  local entries = entries_due()
  if #entries == 0 then break end
  for _, entry in ipairs(entries) do
    if taken >= limit or looks <= 0 then break end
    looks = looks - 1
    if entry.parked then take_parked(entry.kind, entry.name) else take_due(entry.kind, entry.name, entry.since) end
  end
  write_decided()
end
if taken > 0 then redis.call('SET', TOKENS, string.format('%.0f', token)) end
tidy()
return leases
