-- Of two taps within half a second from one browser the second takes over the first. Before, both answers set the same
-- cookie, which somebody else behind the address could have at that instant.
ALTER TABLE "confirmations" ADD COLUMN "browser" TEXT;
