-- Shared by the sketch index's scripts, which are read after this. KEYS[1] is the prefix of all its keys, inside one hash tag.
-- Articles have numbers, so that postings stay short.
--
--   numbers    hash  article id -> number, from 1
--   ids        hash  number -> article id
--   sketches   hash  number -> original or '', modulus, hashes (base64), each behind a space
--   posted:N   hash  hash -> numbers of its holders; one hash key for many hashes, which Redis packs tightly
local prefix = KEYS[1]
local NUMBERS, IDS, SKETCHES = prefix .. ':numbers', prefix .. ':ids', prefix .. ':sketches'
local HASHES_A_KEY = 4096

local function posted_key(hash) return string.format('%s:posted:%.0f', prefix, math.floor(tonumber(hash) / HASHES_A_KEY)) end
