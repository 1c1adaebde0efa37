-- ARGV: tally id. Returns its revision and recorded claims (JSON), or nothing.
local revision = redis.call('HGET', REVISIONS, ARGV[1])
if not revision then return false end
return { tonumber(revision), claims_of(tally_key(ARGV[1])) }
