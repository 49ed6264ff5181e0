"""Mails: what LinkedIn sends about invitations, and e-mail introductions. Nothing of a mail's tokens leaves this package.

`rows.rows_of` turns the bytes of one message into rows, or says why it holds none.
"""
