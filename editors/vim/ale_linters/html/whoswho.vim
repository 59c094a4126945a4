call whoswho#define('html')
