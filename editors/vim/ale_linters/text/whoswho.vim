call whoswho#define('text')
