-- Shared by the link index's scripts, which are read after this. KEYS[1] is the prefix of all its keys, inside one hash tag.
-- Articles have numbers, so that postings stay short.
--
--   numbers    hash  article id -> number, from 1
--   ids        hash  number -> article id
--   incidents  hash  number -> incident
--   traits     hash  number -> traits
--   sizes      hash  incident -> how many articles it holds
--   terms      hash  term -> how many articles hold it
--   key:KEY    list  numbers of the latest articles posted under it
local prefix = KEYS[1]
local NUMBERS, IDS, INCIDENTS, TRAITS = prefix .. ':numbers', prefix .. ':ids', prefix .. ':incidents', prefix .. ':traits'
local SIZES, TERMS = prefix .. ':sizes', prefix .. ':terms'

local function key_of(key) return prefix .. ':key:' .. key end

local function counts_of(hash, first)
  local counts = {}
  for at = first, #ARGV do counts[#counts + 1] = tonumber(redis.call('HGET', hash, ARGV[at]) or 0) end
  return counts
end
