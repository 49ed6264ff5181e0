"""Mails: what LinkedIn sends about invitations, and e-mail introductions. No token of a mail leaves here.

`rows.rows_of` turns the bytes of one message into rows, or says why it holds none.
"""
