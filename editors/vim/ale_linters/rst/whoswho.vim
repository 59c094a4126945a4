call whoswho#define('rst')
