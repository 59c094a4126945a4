call whoswho#define('tex')
