# Whether it can be called is found out when it is called.
handler = "text"
