/** The `.rnn` language. Rules mirror its reference; only brackets and braces recurse. */
grammar Rnn;

// A file

file: declaration* EOF;

declaration: packageClause | importClause | function | cell | model;

packageClause: PACKAGE word (DOT word)*;

importClause: IMPORT STRING;

function: FUNCTION name parameters ASSIGN expression;

cell: cellHeader item* CLOSE_BRACE;

cellHeader: CELL name parameters OPEN_BRACE;

model: modelHeader item* CLOSE_BRACE;

modelHeader: MODEL name OPEN_BRACE;

parameters: OPEN_ROUND (parameter (COMMA parameter)*)? CLOSE_ROUND;

parameter: name (COLON INDEX)? shape? (ASSIGN expression)?;

shape: OPEN_SQUARE expression (COMMA expression)* CLOSE_SQUARE;

// The items of models and cells

item
    : precision
    | steps
    | batch
    | dims
    | port
    | param
    | constant
    | state
    | output
    | loss
    | train
    | equation
    ;

precision: PRECISION name;

steps: STEPS (UP TO)? expression;

batch: BATCH expression;

dims: DIM dim (COMMA dim)*;

dim: name ASSIGN expression;

port: (INPUT | TARGET) name (COLON INDEX)? shape? ONCE?;

param: PARAM name shape? (TILDE distribution | ASSIGN expression) FROZEN?;

distribution: name (OPEN_ROUND (expression (COMMA expression)*)? CLOSE_ROUND)?;

constant: CONST name shape? ASSIGN (list | expression);

list: OPEN_SQUARE listElement (COMMA listElement)* CLOSE_SQUARE;

listElement: list | expression;

state: STATE name shape? ASSIGN expression;

output: OUTPUT name (COMMA name)*;

loss: LOSS (SUM | MEAN) expression (AT LAST)?;

train: TRAIN OPEN_BRACE setting* CLOSE_BRACE;

setting: name (name settingArguments? | settingArguments);

settingArguments: signedNumber | OPEN_ROUND (settingArgument (COMMA settingArgument)*)? CLOSE_ROUND;

settingArgument: (name ASSIGN)? signedNumber;

signedNumber: MINUS? NUMBER;

equation: name (COMMA name)* ASSIGN REVERSE? expression;

// Expressions, loosest binding first

expression: join ((LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL) join)?;

join: sum (JOIN sum)*;

sum: product ((PLUS | MINUS) product)*;

product: matmul ((TIMES | DIVIDE) matmul)*;

matmul: unary (MATMUL unary)*;

unary: MINUS* power;

power: postfix (POWER exponent)*;

exponent: MINUS* postfix;

postfix: primary (OPEN_SQUARE index CLOSE_SQUARE)*;

index: T ((PLUS | MINUS) product)* | expression (COLON expression)?;

primary: NUMBER | name (arguments | (DOT name)*) | OPEN_ROUND expression CLOSE_ROUND;

arguments: OPEN_ROUND (argument (COMMA argument)*)? CLOSE_ROUND;

argument: (name ASSIGN)? expression;

// Words

name: NAME | UP | TO | AT | LAST | SUM | MEAN | INDEX;

word
    : name
    | PACKAGE
    | IMPORT
    | FUNCTION
    | CELL
    | MODEL
    | PRECISION
    | STEPS
    | BATCH
    | DIM
    | INPUT
    | TARGET
    | PARAM
    | CONST
    | STATE
    | OUTPUT
    | LOSS
    | TRAIN
    | REVERSE
    | ONCE
    | FROZEN
    | T
    ;

// Keywords

PACKAGE: 'package';
IMPORT: 'import';
FUNCTION: 'function';
CELL: 'cell';
MODEL: 'model';
PRECISION: 'precision';
STEPS: 'steps';
BATCH: 'batch';
DIM: 'dim';
INPUT: 'input';
TARGET: 'target';
PARAM: 'param';
CONST: 'const';
STATE: 'state';
OUTPUT: 'output';
LOSS: 'loss';
TRAIN: 'train';
REVERSE: 'reverse';
ONCE: 'once';
FROZEN: 'frozen';
T: 't';

// Words with a meaning in one place, and names everywhere else

UP: 'up';
TO: 'to';
AT: 'at';
LAST: 'last';
SUM: 'sum';
MEAN: 'mean';
INDEX: 'index';

// Signs

OPEN_BRACE: '{';
CLOSE_BRACE: '}';
OPEN_ROUND: '(';
CLOSE_ROUND: ')';
OPEN_SQUARE: '[';
CLOSE_SQUARE: ']';
COMMA: ',';
DOT: '.';
COLON: ':';
TILDE: '~';
LESS_EQUAL: '<=';
GREATER_EQUAL: '>=';
EQUAL: '==';
NOT_EQUAL: '!=';
LESS: '<';
GREATER: '>';
ASSIGN: '=';
JOIN: '++';
PLUS: '+';
MINUS: '-';
TIMES: '*';
DIVIDE: '/';
MATMUL: '@';
POWER: '^';

// The rest

NUMBER: [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)?;
NAME: [a-zA-Z] [a-zA-Z0-9_]*;
STRING: '"' ~["\r\n]* '"';
LINE_COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
BLOCK_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'+ '/' -> channel(HIDDEN);
SPACE: [ \t\r\n]+ -> skip;

// What no file should hold; last, and reported before parsing

OPEN_STRING: '"' ~["\r\n]*;
OPEN_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'*;
UNKNOWN: .;
