"""What a file says beside its words, and who marked a change in it.

- `formatting` drafts looks, settled comments and properties; `links` where they lead; `hung` notes and comments at other words;
  `pictures` what is said of them unseen; `settings` what the file sets beside its words,
  `instructions` how fields get theirs.
- `tracked` names the author of a change, `unmarked` what was changed without a mark.
"""
