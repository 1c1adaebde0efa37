-- Shared by the claim store's scripts, which are read after this. KEYS[1] is the prefix of all the store's keys, inside one hash tag.
--
--   article:ID           hash  version, article (JSON), incident, copy (original or ''), call
--   article:ID:versions  list  all versions, each once, the present one last
--   article:ID:claims    zset  claim id -> its number, in the order recorded
--   claims               hash  claim id -> recorded claim (JSON)
--   tally:ID             zset  claim id -> its number
--   revisions            hash  tally id -> revision
--   incident:ID          zset  tally id -> its number
--   incidents            zset  incident -> number of its last change
--   disputes             hash  dispute id -> dispute (JSON)
--   dispute-revisions    hash  dispute id -> revision
--   disputes:open        zset  dispute id -> severity, negative so that the worst come first
--   positions            hash  topic/partition -> offset
--   articles             counter
local prefix = KEYS[1]
local CLAIMS, REVISIONS, POSITIONS, ARTICLES = prefix .. ':claims', prefix .. ':revisions', prefix .. ':positions', prefix .. ':articles'
local INCIDENTS = prefix .. ':incidents'
local DISPUTES, DISPUTE_REVISIONS, OPEN_DISPUTES = prefix .. ':disputes', prefix .. ':dispute-revisions', prefix .. ':disputes:open'

local function article_key(id) return prefix .. ':article:' .. id end
local function article_versions_key(id) return prefix .. ':article:' .. id .. ':versions' end
local function article_claims_key(id) return prefix .. ':article:' .. id .. ':claims' end
local function tally_key(id) return prefix .. ':tally:' .. id end
local function incident_key(id) return prefix .. ':incident:' .. id end

-- Puts a member behind all others.
local function put_last(key, member) redis.call('ZADD', key, tonumber(redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')[2] or 0) + 1, member) end

-- The same, but one that is there keeps its place.
local function append(key, member)
  if not redis.call('ZSCORE', key, member) then put_last(key, member) end
end

local function claims_of(key)
  local found = {}
  for _, id in ipairs(redis.call('ZRANGE', key, 0, -1)) do found[#found + 1] = redis.call('HGET', CLAIMS, id) end
  return found
end

local function pass(place, offset)
  if offset > tonumber(redis.call('HGET', POSITIONS, place) or -1) then redis.call('HSET', POSITIONS, place, string.format('%.0f', offset)) end
end
