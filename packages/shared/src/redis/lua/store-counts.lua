-- Returns how many articles, claims and open disputes are kept.
return { tonumber(redis.call('GET', ARTICLES) or 0), redis.call('HLEN', CLAIMS), redis.call('ZCARD', OPEN_DISPUTES) }
