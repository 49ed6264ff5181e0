"""Mails: what LinkedIn sends about invitations, and email introductions. No token of an email leaves here.

`rows.rows_of` turns the bytes of one message into rows, or says why it holds none.
"""
