# Tables
table-domains-per-address = How many domains per address
table-organisations-per-address = How many organisations per address
table-provisions-per-address = How many provisions per address
table-domain-combinations = Which domains come together
table-organisation-combinations = Which organisations come together
table-domain-pairs = Domains two by two
table-organisation-pairs = Organisations two by two
table-provision-pairs = Provisions two by two
table-area-domains = How many domains per address, per area
sheet-domains-per-address = Domains per address
sheet-organisations-per-address = Organisations per address
sheet-provisions-per-address = Provisions per address
sheet-domain-combinations = Combinations of domains
sheet-organisation-combinations = Combinations of organisations
sheet-domain-pairs = Domains two by two
sheet-organisation-pairs = Organisations two by two
sheet-provision-pairs = Provisions two by two
sheet-area-domains = Domains per area
about-domains-per-address = Every address counts once. An address has 2 domains when it gets help from two domains.
about-organisations-per-address = Every address counts once, under the number of organisations that give help there.
about-provisions-per-address = Every address counts once, under the number of provisions. One provision from two organisations counts twice.
about-domain-combinations = Every column is a combination. The dots say which domains come together. The bar says at how many addresses exactly this combination is found, and nothing else.
about-organisation-combinations = Each column is a combination. The dots say which organisations come together. With many organisations only the most frequent combinations of two or more are there.
about-domain-pairs = Every square says at how many addresses both domains are found. On the diagonal stands the whole domain.
about-organisation-pairs = Every square says at how many addresses both organisations give help. On the diagonal stands the whole organisation.
about-provision-pairs = Every square says at how many addresses both provisions are found. On the diagonal stands the whole provision.
about-area-domains = Per area: at how many addresses 1, 2 or more domains are found.
head-what = What
head-total = Total
head-other = Other combinations
head-no-area = Area not known
head-addresses = Addresses
head-of-addresses = { $n } addresses
head-or-more = { $n } or more
hidden = not shown
hidden-short = not shown

# The page of the result
page-lead = { $n } organisations counted together how help overlaps per address. Reference date: { $date }. No address was shared.
page-first = At about { $many } of the { $all } addresses with help, it comes from more than one domain.
page-vulnerable = Look first at help from several domains at once. It says more about vulnerability than many provisions in one domain. An address is not the same as a household.
page-hidden = “Not shown” does not say that a count is small. A large count is left out too, where a small one could be worked out with it.
page-slide = On a small screen, slide a picture sideways to see all of it.
page-as-table = As a table
page-contents = Contents
picture-alt = A picture of “{ $title }”. All numbers stand in the table below it.
page-rules = What is not shown, and why
page-how = How it was counted
page-how-text = Every organisation encrypted its addresses with a key of its own. All lists went past all organisations. Only with all keys together could all lists be compared. Then the keys were destroyed. Nobody can do it again.
page-how-shares = Every organisation cut its list into three pieces that tell nothing without the others. Three nodes each got part of the pieces. Together they shuffled the rows without seeing them. Only then did the collator get the rows, without addresses and in an order that nobody knows. Everything needed to do it again has been destroyed.
page-gone = The keys are destroyed
page-gone-text = Every organisation signed that its key is gone. The program can check that: factlab verify.
page-gone-shares = Every organisation and every node signed that its key and its pieces are gone. The program can check that: factlab verify.
page-limits-text = This does not protect against an organisation that brings a false list. Nor against organisations that work together, with each other or with the collator. How many addresses each organisation brought is known to all who took part.
page-limits-shares = This protects only as long as no two nodes work together, nor an organisation with the collator. It does not protect against an organisation that brings a false list.
fact-organisations = Organisations
fact-collator = Collator
fact-node = Node
fact-nodes = Nodes
fact-register = Address register
fact-domains = Domains and provisions
fact-institutions = Institutions
fact-fingerprint = Fingerprint of what was agreed
institutions-kept = An address with { $n } rows or more at one organisation takes part as any other.
institutions-left-out = An address with { $n } rows or more at one organisation takes no part there: it is often an institution.
rule-min-cell = Counts below { $n } are not shown. A 0 is.
rule-group = A count is not shown either when it is { $n } per cent or more of a group. It would say something about almost everybody in it.
rule-round = All counts are rounded to multiples of { $n }. Totals therefore do not always add up.
rule-hidden = Of { $cells } counts, { $primary } are not shown by these rules.{ $secondary ->
    [0] {""}
   *[other] {" "}Another { $secondary } are not, because the first could be worked out from them.
}
rule-none-hidden = None of the { $n } counts was so small or so one-sided that it had to be left out.
rule-audit = Checked for { $audited } counts: none can be worked out. Whoever knows all that stands here cannot place a count that is not shown better than within a room of { $narrowest }.
rule-difference = Whoever compares two results sees no differences smaller than { $n }.
gone-who = Organisation
gone-hops = Lists handled
gone-log = Log

# Why a row takes no part
flaw-no-postcode = no postcode
flaw-postcode-form = this is not a postcode
flaw-no-number = no house number
flaw-number-form = this is not a house number: that is a number from 1 to 99999, without the street
flaw-suffix-long = too many signs behind the house number
flaw-no-street = no street
flaw-no-place = no place
flaw-designation-form = this is not the nummeraanduiding of an address
flaw-label = “{ $value }” is not a provision or area that you bring to this count
flaw-label-empty = there is no provision
flaw-outside = this address does not stand in the session's address register

# Reasons
stopped-by = (Told by { $by }.)
refusal-after-close = { $party } sent a list after the counting was closed. There will be no result.
refusal-address-outside = An address was prepared that does not stand in the address register.
refusal-areas-by-one = Exactly one organisation gives the areas, and only when the code book has areas.
refusal-batch-count = A list from { $party } does not have the agreed number. Rows are gone or added.
refusal-batch-digest = A list from { $party } is not the list that was announced.
refusal-batch-route = A list came through { $party } along a wrong way.
refusal-batch-twice = { $party } sent the same list twice.
refusal-batch-unknown = A list came that was not agreed.
refusal-canaries-few = The number of control rows must be between 20 and 10,000.
refusal-canary-missing = The list “{ $label }” of { $party } misses control rows. Somebody replaced rows in it. There will be no result.
refusal-canaries-none = With nodes there are no control rows: set their number to 0.
refusal-cancelled = The count was stopped by hand. To begin again, make a new manifest.
refusal-chain-proof = { $party } cannot prove that one key was used everywhere.
refusal-close-incomplete = The collator wants to close although not all lists are in.
refusal-close-other = The collator has another list than we sent.
refusal-code-book-domain = Provision { $code } belongs to a domain that is not in the code book.
refusal-code-book-empty = The code book needs 1 to 12 domains and at least one provision.
refusal-code-book-provision = { $party } brings { $code }, but that code is not in the code book.
refusal-code-form = The code “{ $code }” cannot be: a code has only letters, digits and hyphens.
refusal-code-twice = The code “{ $code }” is there twice. Each code belongs to one thing.
refusal-column-missing = These columns are not in the file: { $columns }.
refusal-commitment-broken = { $party } showed something else than it had committed to.
refusal-control-failed = The rows the nodes hold together do not fit the organisations' control numbers. Something was changed. Nothing was opened, and there is no result.
refusal-count-address = “{ $address }” lies outside this computer, or is no address. What passes there is not encrypted. Give an address such as 127.0.0.1:50050. Is the other computer elsewhere? Then lay a tunnel to it, with ssh.
refusal-count-disk = { $path } lies on a disk, where traces remain. Choose a folder in memory (tmpfs), such as /dev/shm.
refusal-count-failed = Counting on other computers went wrong. { $detail }
refusal-count-folder = Something went wrong with { $path }: { $error }
refusal-count-other = What came back from the other computers does not fit the lists.
refusal-count-part = { $path } is no whole part of a count.
refusal-count-program = { $program } cannot be started: { $error }
refusal-count-room = There is no room for { $megabytes } MB in { $path }.
refusal-count-seat = Only the collator of a chain can have other computers count.
refusal-count-swap = This computer may put memory on disk. Turn that off first, with swapoff -a.
refusal-counts-form = { $party } names counts that are not possible.
refusal-disclosure-difference = The smallest difference shown may not be less than the smallest count shown.
refusal-disclosure-failed = The result cannot be protected well. There will be no result.
refusal-disclosure-group = The group percentage must be between 50 and 100.
refusal-disclosure-min-cell = The smallest count shown must be between 5 and 1000.
refusal-disclosure-round = Rounding is to 1 up to 100.
refusal-file-broken = The file { $file } is broken or not what it says it is.
refusal-folder-missing = The folder { $folder } is not there.
refusal-folder-used = The folder { $folder } already has messages of yours for this session. Agree anew (a new manifest) and begin with an empty folder.
refusal-hello-clock = The clock of { $party } and the one of this computer are { $seconds } seconds apart. Set the clocks and begin again.
refusal-hello-code-book = { $party } has another code book.
refusal-hello-normaliser = { $party } makes addresses equal in another way. All use the same version of the program.
refusal-hop-chain = The steps of a list do not fit together at { $party }.
refusal-hop-proof = { $party } cannot prove that a list was handled well.
refusal-hop-signature = The signature of { $party } under a step is not right.
refusal-hop-sum = The sum of a list from { $party } is not right.
refusal-institutions-rows = An institution begins at 2 rows at least.
refusal-key-gone = The key is already destroyed.
refusal-key-not-in-manifest = This is not the key with which you stand in this manifest. Choose the file that factlab key new made. Is it that one? Ask the lead whether your public part is right in the plan.
refusal-key-proof = { $party } cannot prove that it knows its key.
refusal-label-not-ours = A list was prepared that by the manifest is not yours.
refusal-labels-many = There are more than 256 pairs of an organisation and a provision or area.
refusal-link-gone = The connection is gone.
refusal-list-not-agreed = You do not take part yet. Go through your list with factlab prepare, and begin again after that.
refusal-manifest-form = There is no whole manifest in { $file }: it goes wrong at line { $line }. Ask the lead to send it again.
refusal-manifest-exists = The file { $file } is there already. A manifest is never overwritten: it may be signed already. Choose another name.
refusal-manifest-format = This manifest has a form that this program does not know.
refusal-manifest-other = The file { $file } belongs to another manifest. Its fingerprint is: { $fingerprint }
refusal-memory-unlocked = The memory cannot be locked. Without that the counting does not begin.
refusal-message-form = A message came that is no message.
refusal-message-out-of-turn = { $party } sent a message that cannot come now.
refusal-message-twice = { $party } sent a message with a number that was there before. It was repeated, or { $party } began again. There will be no result.
refusal-mode-other = The manifest asks for another way of counting.
refusal-nodes-differ = { $first } and { $second } do not hold the same, though they must. One of them changed something. There is no result.
refusal-nodes-three = Exactly three nodes are needed.
refusal-no-randomness = This computer gives no randomness. Without that the counting does not begin.
refusal-normaliser-other = The manifest asks for address rules { $theirs }. This program has { $ours }, or another edition of them.
refusal-opening-other = { $party } gave the collator something else than it was bound to.
refusal-out-used = There is a result already in the folder { $folder }, and it is never overwritten. Choose another folder with --out, for instance --out uitkomst-2.
refusal-outcome-form = The collator's result cannot be read.
refusal-parties-number = 2 to 50 organisations take part.
refusal-party-key = The key of { $party } is not possible, or stands there twice.
refusal-party-key-empty = The key of { $party } is not filled in yet in the plan. Each organisation makes its key with factlab key new.
refusal-party-left = { $party } is gone. There will be no result. To begin again, make a new manifest.
refusal-party-name-twice = Every organisation needs a name of its own.
refusal-party-without-labels = { $party } brings nothing. Every organisation brings at least one provision, or the areas.
refusal-payload-other = A message from { $party } was changed on its way.
refusal-protocol-other = The manifest asks for protocol { $theirs }. This program has { $ours }.
refusal-record-incomplete = Not everybody has signed that the key is gone.
refusal-record-other = What the collator shows of our signature is not what we signed.
refusal-register-form = This file is no address register.
refusal-register-large = The address register is too large for so many organisations and provisions.
refusal-register-missing = Name the address register: in the plan with register, when taking part with --register.
refusal-register-other = This is not the address register of the manifest.
refusal-register-small = The address register has fewer than 100 addresses: nobody disappears in it.
refusal-session-other = { $party } sent a message of another session. Does everybody have the same manifest?
refusal-share-other = { $party } gave a piece that is not the piece it had announced.
refusal-share-sealed = A piece of { $party } was changed on its way, or is not for this computer.
refusal-result-other = The file { $file } is not what was signed, or another version of the program made it.
refusal-sheet-broken = The file cannot be read.
refusal-sheet-empty = The file has no rows.
refusal-sheet-kind = A file ending in .{ $ending } is not possible. Possible are .csv, .xlsx, .xls and .ods.
refusal-sheet-large = The file is larger than { $megabytes } MB.
refusal-signature-wrong = The signature under a message from { $party } is not right.
refusal-tables-none = No tables were agreed.
refusal-tls-address = It is not possible to listen at { $address }. Does this program run on this machine already? And is it an address of this machine? 0.0.0.0 always works.
refusal-tls-nobody = Nobody answers at { $address }, or it is another than stands in the manifest.
refusal-tls-session = The collator has another manifest than you. Ask the lead which is the right one, and then take part again: the others wait.
refusal-tls-setup = The secure connection cannot be set up.
refusal-token-form = A list from { $party } holds something that is no encrypted address.
refusal-token-order = A list from { $party } is not in order, or something stands there twice.
refusal-unsigned = Not yet signed by: { $names }. Let them sign, and bring it together with factlab manifest merge.
refusal-view-other = { $party } heard something else at the beginning than this computer. Somebody does not tell everybody the same.
refusal-window-early = It is too early: the counting may not begin yet.
refusal-text-signs = A name or title has a sign that is not seen, or that changes the screen.
refusal-window-form = The times in the manifest cannot be: the beginning must come before the end.
refusal-window-late = The time is over. There will be no result.
refusal-beamer-port = The beamer page cannot come on port { $port }. Choose another.
refusal-input-missing = Give your list with --input.
refusal-key-exists = The file { $file } is already there. A key is never overwritten.
refusal-key-file = There is no key in { $file }.
refusal-list-empty = No address of your list takes part. Check the list with factlab prepare, and see which rows take no part and why.
refusal-mapping-missing = There are no answers about the columns yet ({ $file }). First check your list with factlab prepare, in the same folder.
refusal-mapping-form = The answers about the columns in { $file } cannot be read. Throw that file away and go through your list again with factlab prepare.
refusal-not-agreed = The fingerprint was not confirmed, so the count does not begin. Find out who has another manifest, and begin again with a new one.
refusal-pdf = The result as PDF cannot be made ({ $detail }). Everything stands in uitkomst.html too.
refusal-plan-form = The plan cannot be read at line { $line }: { $there }
refusal-plan-mode = The plan names nodes or an address register, but not mode = "shares".
refusal-plan-brackets = In the plan, line { $line } needs double brackets, as in [[parties]].
refusal-plan-date = “{ $date }” is not a day. Write the reference date like this: 2027-01-01.
refusal-plan-past = The count would be over already: { $time }. Choose a later end in the plan (closes).
refusal-plan-window = In the plan, the beginning of the count (opens) must come before its end (closes).
refusal-plan-key = In the plan there is no key at line { $line }. A key is the public part that factlab key new showed: 64 digits and letters.
refusal-plan-lacks = The plan lacks “{ $name }”, at or after line { $line }.
refusal-plan-twice = Something stands in the plan twice, at line { $line }: { $there }. Organisations, domains and provisions each get double brackets, as in [[parties]].
refusal-plan-value = In the plan there is “{ $name }” at line { $line }. That cannot be there. Choose from: { $allowed }.
refusal-plan-unknown = In the plan there is “{ $name }” at line { $line }. This program does not know it. Is it spelled well, and in the right place?
refusal-plan-time = “{ $time }” is not a time. Write for instance 2027-02-01T09:00:00+01:00.
refusal-way-wrong = The collator listens (--listen). All others connect (--connect).
refusal-workbook = The workbook cannot be made.

# The command line
cli-beamer = The page for the beamer: { $address }
cli-collisions = Addresses written in different ways that still count as one: { $n }
cli-column-addition = Which column is the addition? (- is none)
cli-column-designation = Which column is the nummeraanduiding? (- is none)
cli-column-label = Which column holds the provision? (- when the whole list is one provision)
cli-column-letter = Which column is the house letter? (- is none)
cli-column-number = Which column is the house number? (- is none)
cli-column-place = Which column is the place? (- is none)
cli-column-postcode = Which column is the postcode? (- is none)
cli-column-street = Which column is the street? (- is none)
cli-columns = What is in which column? Enter takes the proposal. A number will do too. These are the columns:
cli-counted-here = It was counted here, not on other computers. The result is the same. { $why }
cli-destroyed = key destroyed, { $n ->
    [one] 1 list
   *[other] { $n } lists
} handled
cli-done = The result is here:
cli-errors = Rows that take no part: { $n }
cli-file-missing = { $path } is not there. Is the name right, and are you in the right folder?
cli-file-closed = You may not read or write { $path }.
cli-window = The counting is between { $from } and { $to }.
cli-all-destroyed = All keys are destroyed: signed { $n } times.
cli-beamer-stays = The beamer still shows the end. Press Enter to close.
cli-file = { $path }: { $error }
cli-fingerprint = The fingerprint of what was agreed, to read aloud:
cli-fingerprint-short = Fingerprint
cli-institutions-kept = Addresses that count as institutions, and take part: { $n }
cli-institutions-out = Addresses that count as institutions, and take no part: { $n }
cli-is-signed = signed
cli-key-made = Your key is in { $file }. Keep this file well and give it to nobody.
cli-key-public = The public part, for the manifest: { $key }
cli-label = “{ $value }” ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
}): which code? (- is none)
cli-label-whole = Which code has the whole list ({ $rows } rows)? (- is none)
cli-label-empty = With { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} there is nothing in this column: which code? (- is none)
cli-line = row { $n }
cli-listening = The others reach the collator at: { $address }
cli-mapping-used = Your earlier answers about the columns are in { $file }.
cli-mapping-empty = No address takes part. Are the columns well chosen, that of the provision too? These answers were not kept.
cli-mapping-few = No address takes part: a list with fewer than 10 addresses does not go round, for somebody could be recognised in it.
cli-mapping-kept = Your answers are in { $file }.
cli-no = no
cli-no-clear-difference = no clear difference
cli-no-difference = the same
cli-first = first
cli-second = second
cli-difference = difference
cli-only-both = Only counts that are shown in both results are here. They are rounded.
cli-not-signed = not signed
cli-nothing-left = Nothing has left this computer.
cli-code-unknown = “{ $answer }” is not a code. Choose from: { $codes }, or - if this takes no part.
cli-codes = Which words in your list belong to what you bring to this count?
cli-column-unknown = “{ $answer }” is not a column. Choose a name or a number from above, or - if there is none.
cli-label-many = In the column “{ $column }” there are { $n } different words. Is that the column of the provision?
cli-lines = lines { $lines }
cli-list-partly = { $n ->
    [0] Something that you bring by the manifest lacks in your list (0 stands above).
    [one] Of your list 1 row takes no part. Why, factlab prepare tells.
   *[other] Of your list { $n } rows take no part. Why, factlab prepare tells.
} Do you want to take part like this?
cli-mapping-again = Do you want to choose again?
cli-outdated = The signature of { $names } does not belong to this: something changed after signing. Ask the lead what changed. If it is right, sign again.
cli-ready-later = Everybody has signed. The count can begin from { $from }.
cli-several = Lines that take part as one address, and may be several: { $n }. If so, make it one line per address.
cli-signed-already = You had signed this already, as { $name }.
cli-signed-other = signed otherwise
cli-you-are = In this manifest you are: { $name }.
key-type-postcode = Addresses are the same when postcode, house number and addition are the same.
key-type-street = Addresses are the same when street, place, house number and addition are the same.
key-type-designation = Addresses are the same when their number in the national register (the nummeraanduiding) is the same.
cli-preview = The first rows of your file:
cli-read-aloud = Read the fingerprint aloud together. Does everybody have the same?
cli-ready = Everybody has signed. The counting can begin.
cli-register = Address register: { $n } addresses, { $hash }
cli-repeated = Rows that are repeated: { $n }
cli-rows = Read: { $n } rows. Addresses that take part, per provision:
cli-signed = Signed as { $name }.
cli-tables = Tables
cli-areas = Areas
cli-gives-areas = areas
cli-unsigned = Not yet signed by: { $names }.
cli-promised = note: by the manifest you bring this
cli-too-few = takes no part: fewer than 10 addresses
cli-verified = All signatures are right. The result is genuine and whole, and every file belongs to it.
cli-yes = yes
cli-yes-or-no = Answer with yes or no.
guard-core = Note: after a fault this system may write memory to disk. You can go on. Switch the laptop off afterwards.
guard-swap = Note: this machine may put memory on disk. Not your key, but perhaps your list. You can go on. Switch the laptop off afterwards.
guard-trace = Note: other programs of yours can look into this program. Close those first.
cluster-scheduler = The scheduler listens on { $address }
cluster-executor = The executor listens on { $address } and works in { $folder }
cluster-counted = Counted: { $parts } parts, { $rows } rows
cluster-slow = The executors were not done after { $n } seconds.
cluster-unreachable = The scheduler on { $address } gives no answer.
cluster-broken = Something went wrong: { $detail }
demo-begin = 27 made-up organisations hold a counting together, on this computer.
demo-begin-shares = 27 made-up organisations and three nodes hold a count together, on this computer.
demo-counting = Lists go round
demo-took = The count took { $seconds ->
    [0] less than a second
    [one] 1 second
   *[other] { $seconds } seconds
}. All keys are destroyed.

# The words of the command line itself
usage-usage = Usage:
usage-options = Options:
usage-commands = Commands:
usage-arguments = Arguments:
usage-some-options = { "[OPTIONS]" }
usage-some-command = <COMMAND>
usage-maybe-command = { "[COMMAND]" }
usage-default = { "[default: " }
usage-values = { "[possible values: " }
usage-help-of = Print this message or the help of the given subcommand(s)
usage-help = Print help
usage-version = Print version
usage-missing = Something is missing: { $what }
usage-unknown = This command does not know “{ $what }”.
usage-no-command = “{ $command }” is not a command.
usage-no-value = Something belongs behind { $what }.
usage-value-of = “{ $value }” is not possible for { $what }. Choose from: { $allowed }.
usage-value = “{ $value }” is not possible for { $what }.
usage-conflict = { "{ $what } cannot go together with { $with }." }
usage-wrong = This command cannot be given like this.
usage-more = All there is to know: put --help behind the command.
help = Count together how help overlaps per address, without anyone handing over an address.
help-lang = Language: nl or en
help-demo = Learn it on one machine: 27 made-up organisations hold a session
help-demo-out = Where the result comes
help-demo-addresses = How many addresses an organisation has on average, from 500 to 15000
help-demo-mode = How it is counted: chain (all organisations one after another) or shares (with three nodes)
help-demo-no-open = Do not open the result in the browser
help-key = The key you sign with
help-key-new = Make a key; keep the file well
help-key-new-file = Where the key comes
help-key-show = Show the public part, for the manifest
help-key-show-file = The file with the key
help-manifest = What is agreed: make, check, sign
help-manifest-plan = Show an example of a plan, to fill in
help-manifest-plan-mode = How it is counted: chain (all organisations one after another) or shares (with three nodes)
help-manifest-new = Make a manifest of a plan
help-manifest-new-plan = The plan
help-manifest-new-out = Where the manifest comes
help-manifest-check = Show what is agreed, and who has signed
help-manifest-check-file = The manifest
help-manifest-check-key = Your key, to see who you are in it
help-manifest-sign = Sign
help-manifest-sign-file = The manifest
help-manifest-sign-key = Your key
help-manifest-merge = Bring the signatures of other copies together in the first
help-manifest-merge-file = The manifest
help-manifest-merge-others = Other copies of the same manifest
help-register = Make the register of addresses, to count with nodes
help-register-list = All addresses: CSV, XLSX or ODS
help-register-out = Where the register comes
help-register-key-type = What addresses are matched on: postcode, street (and place) or designation (the national register's number)
help-prepare = See what of your list takes part; nothing leaves
help-prepare-file = Your list: CSV, XLSX or ODS
help-prepare-manifest = The manifest
help-prepare-key = Your key: it says who you are
help-prepare-mapping = Where the answers about the columns are, or come
help-prepare-register = The register of addresses, when it is counted with nodes
help-prepare-show = How many lines of each kind are shown
help-ceremony = Take part in the count
help-ceremony-manifest = The manifest, signed by all
help-ceremony-key = Your key
help-ceremony-input = Your list (the collator has none)
help-ceremony-mapping = The answers about the columns, from factlab prepare
help-ceremony-register = The register of addresses, when it is counted with nodes
help-ceremony-folder = Messages as files in this folder, on a USB stick for instance
help-ceremony-connect = Connect to the collator, 192.168.1.10:7327 for instance
help-ceremony-listen = For the collator: listen here, 0.0.0.0:7327 for instance
help-ceremony-out = Where the result comes
help-ceremony-beamer = Port of the beamer's page on this machine
help-ceremony-agreed = The fingerprint was read aloud and is right: do not ask
help-ceremony-plain = No screen, only lines
help-ceremony-count-on = For the collator: let factlab-cluster count, with the scheduler at this address
help-ceremony-batch-folder = Where the lists then lie for a while: a folder in memory, such as /dev/shm
help-verify = See whether a result is real and whole
help-verify-folder = The folder of the result
help-compare = Compare two results
help-compare-first = The folder of the first result
help-compare-second = The folder of the second result

# The screen
board-away = not here yet
board-carry = Keep taking the stick to the next one.
board-counting-files = The lists go round: { $made } of { $steps } steps seen. Keep taking the stick to the next one, until it says here that there is a result.
board-gathering-nodes = { $n } of the { $all } organisations and nodes { $n ->
    [one] is
   *[other] are
} here.
board-counts = counts
board-counted = has counted
board-counting = The lists go round: { $made } of { $steps } steps. Time left: { $left }.
board-destroyed = key destroyed
board-destroying = The keys are being destroyed: { $n } of { $all } { $n ->
    [one] has
   *[other] have
} signed.
board-done = The keys are destroyed. The result is there.
board-gathering = { $n } of the { $all } organisations { $n ->
    [one] is
   *[other] are
} here.
board-here = is here
board-keys = s: stop for everybody
board-left-unknown = a moment
board-minutes = about { $n } { $n ->
    [one] minute
   *[other] minutes
}
board-seeking = At { $address } the collator gives no answer yet. Is the address right, and has the collator begun? The program keeps trying.
board-seconds = about { $n } { $n ->
    [one] second
   *[other] seconds
}
board-state = What happens
board-sure = Really stop? Then nobody has a result. y: yes. Any other key: no.
board-working = { $n ->
    [one] has 1 list
   *[other] has { $n } lists
}

# Days
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
