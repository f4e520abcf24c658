# Found by the compiler, not by the parser.
return 1
