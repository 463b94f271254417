-- Sends ready-made requests and counts only the answers that are what they should be; run by measure.py through wrk.
--
-- REQUESTS: a file of requests, each behind its length on a line; ORDER: random or once; STATUS, CONTAINS, LOCATION: a right
-- answer; CONNECTIONS: with one connection each latency is taken here, exactly, where wrk itself rounds and corrects.
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long seconds, nanoseconds; } peer_time; int clock_gettime(int clock, peer_time *time); ]]
local clock = ffi.new("peer_time")

local function now()
   ffi.C.clock_gettime(1, clock)
   return tonumber(clock.seconds) * 1e6 + tonumber(clock.nanoseconds) / 1e3
end

local threads = {}

function setup(thread) table.insert(threads, thread) end

function init()
   local file = assert(io.open(os.getenv("REQUESTS"), "rb"))
   text, places = file:read("*a"), {}
   file:close()
   local at = 1
   while at <= #text do
      local stop = string.find(text, "\n", at, true)
      local length = tonumber(string.sub(text, at, stop - 1))
      places[#places + 1] = { stop + 1, stop + length }
      at = stop + length + 1
   end
   statuses = {}
   for status in string.gmatch(os.getenv("STATUS"), "%d+") do statuses[tonumber(status)] = true end
   contains, location = os.getenv("CONTAINS"), os.getenv("LOCATION")
   is_random, is_alone = os.getenv("ORDER") == "random", os.getenv("CONNECTIONS") == "1"
   math.randomseed(tonumber(os.getenv("SEED")))
   sent, good, wrong, first, last, asked, times, odd = 0, 0, 0, 0, 0, 0, {}, ""
end

function request()
   if not is_tried then
      -- wrk asks once before it begins, to look at the form of a request; that one is never sent.
      is_tried = true
      return string.sub(text, places[1][1], places[1][2])
   end
   if not is_random and sent >= #places then
      -- All are used up: what is sent now is not waited for.
      wrk.thread:stop()
      return "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
   end
   sent = sent + 1
   local place = places[is_random and math.random(#places) or sent]
   asked = now()
   if first == 0 then first = asked end
   return string.sub(text, place[1], place[2])
end

local function leads(headers)
   for name, value in pairs(headers) do
      if string.lower(name) == "location" then return string.find(value, location, 1, true) ~= nil end
   end
   return false
end

function response(status, headers, body)
   last = now()
   if statuses[status] and (contains == "" or string.find(body, contains, 1, true)) and (location == "" or leads(headers)) then
      good = good + 1
      if is_alone then times[#times + 1] = math.floor(last - asked + 0.5) end
   else
      wrong = wrong + 1
      if odd == "" then
         local from = string.find(body, 'role="alert"', 1, true) or 1
         odd = status .. " " .. string.gsub(string.sub(body, from, from + 400), "%s+", " ")
      end
   end
end

function done(summary, latency)
   local thread = threads[1]
   local p50, p99 = latency:percentile(50), latency:percentile(99)
   local taken = thread:get("times")
   if #taken > 0 then
      table.sort(taken)
      p50, p99 = taken[math.ceil(#taken * 0.5)], taken[math.ceil(#taken * 0.99)]
   end
   local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
   print(string.format(
      "RESULT %d %d %d %d %.0f %.0f %.0f", thread:get("sent"), thread:get("good"), thread:get("wrong"), broken,
      thread:get("last") - thread:get("first"), p50, p99))
   if thread:get("odd") ~= "" then print("ODD " .. thread:get("odd")) end
end
