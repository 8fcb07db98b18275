"""Every limit that a person or an operator can run into, with its unit and its reason.

What only tunes a method (how alike is alike, how long a child may take to say hello) is named in the method's own module.
"""

from typing import Final

MIB: Final = 1024 * 1024
"""Bytes."""

UPLOAD_BYTES: Final = 50 * MIB
"""One uploaded file. Larger ones are scans or archives, not documents."""

WAITING_BYTES: Final = 4 * UPLOAD_BYTES
"""Of all files together that wait on the home page for the other one, kept over a reload: beyond it the oldest are forgotten."""
WAITING_SECONDS: Final = 3_600
"""How long such a file is kept: who comes back later chooses it again."""

ZIP_ENTRIES: Final = 2_000
"""Entries of a DOCX or XLSX package; real ones have under a hundred."""
ZIP_HEADERS: Final = 50_000
"""Entries of directories in one file's bytes, those of zip files inside it too: 2,000 documents stored as they are have under
40,000, and reading so many takes tenths of a second."""
ZIP_TOTAL_BYTES: Final = 200 * MIB
"""All of a package's parts, unpacked."""
ZIP_PART_BYTES: Final = 50 * MIB
"""One part, unpacked."""
ZIP_RATIO: Final = 100
"""Unpacked to packed size of the whole package, its drawings aside: beyond it lies a zip bomb."""
ZIP_DRAWINGS: Final = (".emf", ".wmf", ".bmp")
"""Pictures as programs keep them unpacked: an honest one of 11 MB packs to 50 KB. They are hashed and never opened, and count
towards the other limits."""

XML_ELEMENTS: Final = 1_000_000
"""Elements of one part, counted while streaming: 5 million empty paragraphs fit in 76 KiB and take 1.7 GB as a tree."""
XML_DEPTH: Final = 100
"""Nesting of elements."""

TABLE_CELLS: Final = 400_000
"""Cells with content in a CSV or XLSX file."""
NUMBER_FORMAT_CHARS: Final = 255
"""Characters of a number format that is followed, as many as Excel takes; a longer one shows the plain number."""

PDF_PAGES: Final = 3_000
"""Pages of one PDF: what has more is a collection, not a document."""
ATTACHED_BYTES: Final = 256 * MIB
"""Of a PDF's attached files, unpacked, so many bytes are hashed: more are archives, and the rest is named as not compared."""

TASK_SOFT_SECONDS: Final = 1_800
"""A task's time; then it stores what it has and goes back to the queue."""
TASK_HARD_SECONDS: Final = 1_860
"""A task that has not ended by itself a minute later is killed."""
TASK_BYTES: Final = 4_096 * MIB
"""Memory of a worker's process: the largest documents that intake takes need less; what needs more would take the machine's."""
TASKS_PER_PROCESS: Final = 100
"""A worker's process is then replaced: a fresh one costs about a second (its reader's server is cold), what leaks in a hundred
tasks is little."""
PROCESS_GROWN_KIB: Final = 1_500_000
"""A worker's process that has grown beyond is replaced after its task."""
WORKER_STOP_SECONDS: Final = 20.0
"""From the signal to a worker's end, whatever its tasks do; what is killed then is put back all the same."""

LEASE_SECONDS: Final = 30
"""How long a claim holds without a heartbeat."""
HEARTBEAT_SECONDS: Final = 2
"""How often a worker renews its claim: a cancelled job stops as soon, and a dozen beats may fail before the lease runs out."""
SWEEP_SECONDS: Final = 5
"""How often each worker looks for what is owed: what was lost waits no longer than a person does."""
JOB_ATTEMPTS: Final = 3
"""Failures and stops without progress before a job ends with its code: what a retry cures is cured by the second one."""

READER_SECONDS: Final = 25
"""CPU time of a reader's child on one file, so that the worst file is refused within 30 s."""
READER_WALL_SECONDS: Final = 60
"""The same by the clock on the wall: a child that waits, or a machine that is busy with others."""
READER_PAGES: Final = 250
"""Pages of a PDF that any machine reads in that time, also one that is busy."""
READER_PAGE_SECONDS: Final = 0.1
"""CPU time more for each page beyond: three times what a page full of text takes."""
READER_PAGE_BYTES: Final = 1_024
"""A page that a person filled takes more bytes of a file: what has more pages than that has them to win time."""
READER_BYTES: Final = 1024 * MIB
"""Memory of a reader's child."""
READER_RESULT_BYTES: Final = 256 * MIB
"""What a reader's child may send back."""

OLLAMA_NUM_CTX: Final = 8_192
"""Tokens of the model's window that are asked for, never above what the model has."""
MODEL_SILENCE_SECONDS: Final = 120
"""No token for so long, once it has begun: the stream is closed."""
MODEL_FIRST_SECONDS: Final = 600
"""No answer at all for so long: the stream is closed. A server answers with the first token, after it has loaded the model and
read the prompt; without a graphics card that takes minutes."""

SESSION_DAYS: Final = 14
"""A session ends so long after its sign-in."""
TICKET_SECONDS: Final = 60
"""Life of the one-time ticket between the sign-in form and the session's cookie."""
PASSWORD_CHARACTERS: Final = 10
"""The shortest password that is taken."""

JOBS_IN_FLIGHT: Final = 4
"""Messages of one user and priority that are out at once: nobody waits behind another's thousand jobs."""
JOBS_QUEUED: Final = 2_000
"""Pending and running jobs of one user."""
JOB_STOPS: Final = 20
"""How often a whole worker may end under a job (power, restart, kill) before the job is taken for the cause."""
RESEND_SECONDS: Final = 10
"""A pending job whose message went out so long ago, while a worker is idle: the message is lost, another is sent."""
RENEW_QUIET_SECONDS: Final = 60
"""So long after the last decision or the end of an analysis the reports that it changes are made anew: a review is many
decisions in a row."""
RENEW_WITHIN_SECONDS: Final = 3_600
"""What changed longer ago is made anew by hand alone: a server that was away for a night does not begin with old reports."""
REPORT_VERSIONS: Final = 6
"""So many versions of one report are made by themselves and by hand together; a seventh is asked for by hand."""
WORKER_BEAT_SECONDS: Final = 3
"""How often a worker says that it lives."""
WORKER_SILENT_SECONDS: Final = 9
"""A worker that has not said so for so long counts as stopped."""
RETRY_PAUSES: Final = (5, 30, 120)
"""Seconds before each further attempt; the last one repeats."""
PROGRESS_SECONDS: Final = 0.5
"""Progress is written at most so often."""

SIGN_IN_FREE: Final = 5
"""Failed sign-ins of one name before it has to wait."""
SIGN_IN_WAIT_SECONDS: Final = 300
"""The longest wait between two tries after failures; the first is one second, doubled by each failure."""
QUESTION_CHARACTERS: Final = 500
"""A question about a comparison; a longer one is cut."""
LOG_BYTES: Final = 32 * MIB
"""A part's log that outgrows this is put aside in place of the one before it: a log takes at most twice as much."""
NAME_CHARACTERS: Final = 100
"""A user's name, an id, the mail server's name; names of files and models may have twice as many."""
TITLE_CHARACTERS: Final = 300
"""A document's title; a longer one is cut."""
NOTE_CHARACTERS: Final = 10_000
"""A note on a change or a version, or the words of a letter; a longer one is cut."""
DECISIONS_AT_ONCE: Final = 20_000
"""Changes that one click decides: all of a comparison of thousands of pages."""
USER_BYTES: Final = 10 * 1024 * MIB
"""All files that one user keeps."""
LOGO_BYTES: Final = 65_536
"""A logo of reports is a PNG of at most 64 KiB: it is kept with the settings and goes into every report."""
LOGO_PIXELS: Final = 4_000_000
"""Pixels of a logo: 64 KB can hold a picture that takes gigabytes to draw; this takes 16 MB."""
PAGE_PICTURE_PIXELS: Final = 6_000_000
"""Pixels of a page's picture at the desk: A3 at two pixels a point, and 18 MB in memory while it is drawn."""
PAGE_PICTURES_AT_ONCE: Final = 2
"""Pages drawn at one time, each by a process of its own: the desk must not crowd out what reads files."""
REPORTS_IN_ZIP: Final = 50
"""Reports that are taken at once: all are in memory together."""
MAIL_RECIPIENTS: Final = 20
"""Addresses of one letter."""
SMTP_SECONDS: Final = 20.0
"""Without an answer for so long the mail server counts as away."""
