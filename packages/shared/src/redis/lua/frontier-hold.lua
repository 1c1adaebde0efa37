-- ARGV: host, until ms.
shut(ARGV[1], tonumber(ARGV[2]))
return 1
