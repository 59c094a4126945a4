call whoswho#define('gitcommit')
