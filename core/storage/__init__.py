"""Tables, queries, migrations, blobs, audit.

The modules by what they are for; the first line of each says what it is.

- The database: `database` opens it, `postgres` where it is on a server, `tables` says what it holds, `upgrade` brings an old one
  up (`migrations/`); `refusals` says why it, or a disk, took nothing.
- What people have: `users`, `documents`, `comparisons`, `mails`, `preferences`, `audit`.
- Work: `jobs`, `claims` of them, `parents` of many, `sending` of their messages, `workers`; `answers` of a model; `meters`.
- Files: `blobs` in a folder, `s3` elsewhere.
- All of it: `transfer` from one installation to another, `retention`.
"""
