-- ARGV: article id. Returns article (JSON), incident, original or '', versions, recorded claims (JSON), or nothing.
local stored = redis.call('HMGET', article_key(ARGV[1]), 'article', 'incident', 'copy')
if not stored[1] then return false end
return { stored[1], stored[2], stored[3] or '', redis.call('LRANGE', article_versions_key(ARGV[1]), 0, -1), claims_of(article_claims_key(ARGV[1])) }
