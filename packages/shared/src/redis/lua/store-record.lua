-- ARGV: id of the call, article id, version, version it replaces or '', incident, original or '', article (JSON), place or '', offset;
-- then claim id, tally id, incident, recorded claim (JSON), and again. Returns 'recorded' or 'conflict'.
local call, article, version, replaces, incident, original, json, place, offset = unpack(ARGV, 1, 9)
offset = tonumber(offset)

local stored = redis.call('HMGET', article_key(article), 'version', 'call')
-- The same call sent again, because the answer to the first was lost: its effect stands.
if stored[2] == call then return 'recorded' end
if (stored[1] or '') ~= replaces then return 'conflict' end

-- A script that fails midway is not undone. So every key is first read as what it should be: a wrong type fails before anything is written.
redis.call('LLEN', article_versions_key(article))
redis.call('ZCARD', article_claims_key(article))
redis.call('HLEN', REVISIONS)
redis.call('HLEN', POSITIONS)
redis.call('ZCARD', INCIDENTS)
redis.call('GET', ARTICLES)
local claims, touched = {}, {}
for at = 10, #ARGV, 4 do
  local claim = { id = ARGV[at], tally = ARGV[at + 1], incident = ARGV[at + 2], json = ARGV[at + 3] }
  local before = redis.call('HGET', CLAIMS, claim.id)
  local tally_before = before and cjson.decode(before).tallyId
  if tally_before and tally_before ~= claim.tally then claim.leaves = tally_before end
  for _, tally in ipairs({ claim.tally, claim.leaves }) do
    redis.call('ZCARD', tally_key(tally))
    touched[tally] = true
  end
  redis.call('ZCARD', incident_key(claim.incident))
  claims[#claims + 1] = claim
end

if not stored[1] then redis.call('INCR', ARTICLES) end
redis.call('HSET', article_key(article), 'version', version, 'article', json, 'incident', incident, 'copy', original, 'call', call)
redis.call('LREM', article_versions_key(article), 0, version)
redis.call('RPUSH', article_versions_key(article), version)
for _, claim in ipairs(claims) do
  redis.call('HSET', CLAIMS, claim.id, claim.json)
  append(article_claims_key(article), claim.id)
  append(tally_key(claim.tally), claim.id)
  append(incident_key(claim.incident), claim.tally)
  put_last(INCIDENTS, claim.incident)
  if claim.leaves then redis.call('ZREM', tally_key(claim.leaves), claim.id) end
end
for tally in pairs(touched) do redis.call('HINCRBY', REVISIONS, tally, 1) end
if place ~= '' then pass(place, offset) end
return 'recorded'
