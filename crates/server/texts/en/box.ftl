# The box: a meeting at a place without internet.

box-title = The box: a meeting without internet
box-away-line = This route is away in “{ $name }”, since { $since }. Nothing changes here until it is back.
box-closed-line = This box is closed and goes home. Nothing changes here any more. Do you want to say something more? Go to the facilitator.
public-away = The meeting is at a place without internet now. What happens there you see here when the box is back.

box-lead = No internet in the hall? Take the route along on a laptop. Everything stands in one file. Only who knows the passphrase can open it.
box-goes-along = This goes along: the frames, the ideas, who stands behind what, the tables, the names for at the door and the seat cards.
box-stays-home = This stays home: what people told in talks, what they need to feel safe, addresses and telephone numbers. Instructions for who guides do go along.
box-answers-at-home = The commissioner answers when the box is home again.
box-stands-still = While the box is away, the route stands still here. Everybody sees so on every page.
box-name = What do you call this box?
box-name-help = For example: Hilde's laptop. Everybody can read this name.
box-passphrase = Passphrase
box-passphrase-same = The passphrase with which the box was taken along.
box-passphrase-new = Choose a passphrase
box-passphrase-help = At least { $n } characters. Take four separate words. Write them down and do not keep them with the laptop. Without the passphrase nobody can open the file, not even we.
box-passphrase-again = The same passphrase once more
box-take-do = Take along
box-not-now = This is possible in the phase of the meeting only. Open that phase first.
box-once = The file is made once. Look whether it is on your computer. Did that fail? Then write the box off and take the route along anew.
box-reload = Is the file on your computer? Then load this page again.
box-command-open = Rather with a command, on the server?
box-command-text = A technician types this on the server. The long code is that of this route: it stands in the address of every page too, behind “/r/”.
box-file = box

box-away-lead = The route is away. The box has everything with it that is needed today.
box-away-next = Put the file on the laptop that you take along. Give this command there:
box-away-command = bloemenzee box open THE-FILE
box-return-title = The box is back
box-return-text = Choose the file that you made in the box with “Take back home”. We first look whether everything is right. If something is not, nothing changes.
box-return-file = The file from the box
box-return-do = Take the box in again
box-lost-title = The box does not come back
box-lost-text = Is the laptop gone or broken? Then write the box off. The route goes on here from where it was.
box-lost-download = Did the file not arrive on your computer? We cannot make it once more: only the file itself holds the key of this box. Write the box off and take the route along anew.
box-off-go = Write the box off
box-before = Earlier boxes
box-was-returned = “{ $name }” came back on { $when }.
box-was-written-off = “{ $name }” was written off on { $when }: { $reason }

box-off-title = Write the box off?
box-off-lead = You write off “{ $name }”. You cannot undo that.
box-off-goes-on = The route goes on here from where it was when the box left.
box-off-not-back = What happened in the box does not come into this route any more.
box-off-stays-readable = Who has the file and knows the passphrase can still open and read it.
box-off-reason = Why do you write the box off?
box-off-reason-help = Everybody can read this.
box-off-reason-must = Write down why.
box-off-do = Write the box off
box-off-back = Back, the box may still come

box-road-lead = You work in “{ $name }”, without internet. Everything stays on this laptop, also when it fails.
box-reach-title = How the room comes here
box-room-go = Show the code for the room
box-close-title = Home
box-close-text = Is the meeting over? Then close the box. You get one file. At home you choose that file at “The box is back”.
box-close-do = Take back home
box-closed-text = The box was closed on { $when }, and the file was made. It stands with your downloads. Did you lose it? Make it once more.
box-close-again = Make the file once more
box-reopen-text = Does the evening go on after all? Open the box again. Make a new file after that: only the last one holds everything.
box-reopen-do = Open the box again
box-stands-title = What stands on this laptop
box-stands-text = The box stands open in the folder { $folder }. Nothing is encrypted there. Remove the folder when everything is back home, or close the box with the command “bloemenzee box close”.
box-file-home = box-home

box-room-title = Take part on your own device
box-room-wifi = Join the Wi-Fi of this hall with your phone.
box-room-scan = Point your phone's camera at the code, or type this address:
box-room-type = Type this address on your phone:
box-room-code = Type the code on your seat card.
box-room-qr = QR code for { $address }
box-room-opens-nothing = This code only brings you to the door. Your seat card lets you in.

box-address-at-home = address: at home
box-outbox-waits = Messages leave when the box is home again.

# What the command `bloemenzee box` says.
box-cli-passphrase = Passphrase of the box
box-cli-no-terminal = There is no terminal here to type the passphrase on. Put it in a file, and give that with --passphrase-file.
box-cli-unreadable = { $file } cannot be read: { $error }
box-cli-unwritable = { $file } cannot be written: { $error }
box-cli-unwritable-stays = { $file } cannot be written: { $error }. The route stays here.
box-cli-unmarked = That the box is closed cannot be written beside { $file }: { $error }
box-cli-exists = { $file } is there already. Choose another name.
box-cli-no-route = There is no route { $n } in this database.
box-cli-or = or
box-cli-not-in-phase = A box can be taken in the phase { $phases }. This route is in the phase { $now }: its lead facilitator opens the next one.
box-cli-taken = The route is away in { $file }. Here it stands still until the box returns.
box-cli-stayed = The words of { $n } entries of the log stayed home.
box-cli-older-cards = { $n } seat cards were printed by an older version and open nothing in the box: print them anew.
box-cli-back = The box is back: { $n } entries were added to the log, and everything verifies.
box-cli-off-sure = What the box holds cannot come back after this. Say so with --yes.
box-cli-off-nothing = This route has no box that is away: there is nothing to write off.
box-cli-off-done = The box is written off. The route goes on here.
box-cli-no-listen = The box cannot open on { $address }: { $error }. Choose another address with --listen.
box-cli-unpacked = Unpacked into { $file }
box-cli-goes-on = Going on with what stands in { $file }
box-cli-not-encrypted = What stands there is not encrypted. `bloemenzee box close` removes it.
box-cli-was-closed = This box was closed before. It is open again: only a file that is made later holds everything.
box-cli-link = Link for { $name } ({ $role }), works once:
box-cli-room = For the room: { $n }
box-cli-room-page = A page with this code, to show or print: { $n }
box-cli-also-at = This laptop is also { $n }: choose it with --address.
box-cli-closed = Closed. This file goes home: { $file }
box-cli-then-home = At home: bloemenzee box return { $file }
box-cli-removed = Removed { $file }.
